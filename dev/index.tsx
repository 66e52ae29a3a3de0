import '@backstage/ui/css/styles.css';
import { createRoot } from 'react-dom/client';
import { DemoApp } from './demo/DemoApp';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root');
createRoot(root).render(<DemoApp />);
