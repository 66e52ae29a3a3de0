export { FluxIcon } from './FluxIcon';
