import '@backstage/ui/css/styles.css';
import { createRoot } from 'react-dom/client';
import { alphaDemoApp } from './demo/alphaDemoApp';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root');
createRoot(root).render(alphaDemoApp.createRoot());
