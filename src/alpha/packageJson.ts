/**
 * What a person may want to know of the package. Not the rest of its
 * package.json, which would be part of every app.
 */
export {
  backstage,
  description,
  keywords,
  license,
  name,
  version,
} from '../../package.json';
