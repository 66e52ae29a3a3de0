import Dialog from '@material-ui/core/Dialog';
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { renderInApp } from '../../__testUtils__/renderCard';
import { createUser } from '../../__testUtils__/user';
import { CardFrame } from './CardFrame';

/** A card with a notice and rows, each of which can be dismissed. */
function TestCard() {
  const [notice, setNotice] = useState(true);
  const [rows, setRows] = useState(['a', 'b', 'c']);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(false);
  const without = (row: string) => setRows(rows.filter(each => each !== row));
  return (
    <>
      <CardFrame title="Deployments">
        {notice && (
          <div>
            <button onClick={() => setNotice(false)}>Try again</button>
          </div>
        )}
        <table>
          <tbody>
            {rows.map(row => (
              <tr key={row}>
                <td>
                  <input type="checkbox" aria-label={`Select ${row}`} />
                  <button onClick={() => without(row)}>Resume {row}</button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <button onClick={() => setBusy(false)}>Previous</button>
        <button disabled={busy} onClick={() => setBusy(true)}>
          Next
        </button>
        {rows.length > 0 && <button onClick={() => setOpen(true)}>Ask</button>}
      </CardFrame>
      <button onFocus={() => setRows([])}>Elsewhere</button>
      {open && (
        <Dialog open onClose={() => setOpen(false)}>
          <button onClick={() => setRows([])}>Take all away</button>
        </Dialog>
      )}
    </>
  );
}

async function renderCard() {
  const user = createUser();
  await renderInApp(<TestCard />);
  return user;
}

function button(name: string) {
  return screen.getByRole('button', { name });
}

function card() {
  return screen.getByRole('group', { name: 'Deployments' });
}

it('a card moves the focus of a removed row to the next one, and of the last to the one before', async () => {
  const user = await renderCard();
  await user.click(button('Resume b'));
  await waitFor(() =>
    expect(screen.getByRole('checkbox', { name: 'Select c' })).toHaveFocus(),
  );
  await user.click(button('Resume c'));
  await waitFor(() =>
    expect(screen.getByRole('checkbox', { name: 'Select a' })).toHaveFocus(),
  );
  await user.click(button('Resume a'));
  await waitFor(() => expect(card()).toHaveFocus());
});

it('a card takes the focus of a removed element that has no row beside it', async () => {
  const user = await renderCard();
  await user.click(button('Try again'));
  await waitFor(() => expect(card()).toHaveFocus());
  await user.tab();
  expect(screen.getByRole('checkbox', { name: 'Select a' })).toHaveFocus();
});

it('a card moves the focus of a disabled button to the element before it', async () => {
  const user = await renderCard();
  await user.click(button('Next'));
  await waitFor(() => expect(button('Previous')).toHaveFocus());
});

it('a card takes the focus that a dialog cannot give back', async () => {
  const user = await renderCard();
  await user.click(button('Ask'));
  await user.click(button('Take all away'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(card()).toHaveFocus());
});

it('a card leaves the focus alone where it is outside of the card', async () => {
  const user = await renderCard();
  button('Resume a').focus();
  // Told after the card is, which was there before.
  const changed = new Promise(resolve => {
    const observer = new MutationObserver(resolve);
    observer.observe(card(), { childList: true, subtree: true });
  });
  await user.click(button('Elsewhere'));
  await changed;
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  expect(button('Elsewhere')).toHaveFocus();
});
