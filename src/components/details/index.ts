export { DetailsDrawer } from './DetailsDrawer';
