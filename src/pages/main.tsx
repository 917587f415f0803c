import { createRoot } from 'react-dom/client';
import { Root } from './root.tsx';

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Root />);
