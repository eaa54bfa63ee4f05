// The edge for bugs in a screen: the rest of the app says so instead of turning white. React logs through main.tsx.
import { Component, type ReactNode } from 'react';
import { TroublePage } from './TroublePage.tsx';

interface BugBoundaryProps {
  children: ReactNode;
}

export class BugBoundary extends Component<BugBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <TroublePage kind="bug" /> : this.props.children;
  }
}
