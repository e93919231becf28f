// Draws color.png and outline.png, the milestone (« jalon ») that is also the page's icon: run it again after a
// change here. Nothing is needed but Node.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const blue = [0x1d, 0x3f, 0x8f];
const orange = [0xe8, 0x84, 0x2c];
const white = [0xff, 0xff, 0xff];

// A milestone in a square of 36: an arch on a foot, with a band. Teams wants the symbol in the middle half of color.png.
const inRect = (x, y, left, top, width, height) =>
  x >= left && x < left + width && y >= top && y < top + height;
const inStone = (x, y) => inRect(x, y, 12, 13, 12, 15) || (y < 13 && Math.hypot(x - 18, y - 13) < 6);
const inBand = (x, y) => inRect(x, y, 12, 17, 12, 4);
const inFoot = (x, y) => inRect(x, y, 8, 28, 20, 2);

const color = (x, y) => {
  if (inBand(x, y)) return orange;
  return inStone(x, y) || inFoot(x, y) ? white : blue;
};
// White or nothing, as Teams asks: the band is what is left out.
const outline = (x, y) => ((inStone(x, y) && !inBand(x, y)) || inFoot(x, y) ? white : undefined);

draw('color.png', 192, (x, y) => color(18 + (x - 0.5) * 52, 18.5 + (y - 0.5) * 52));
draw('outline.png', 32, (x, y) => outline(18 + (x - 0.5) * 32, 18 + (y - 0.5) * 32));

/** Each pixel is the mean of 8 × 8 points; `colorAt` takes both coordinates in [0, 1[. */
function draw(name, size, colorAt) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const points = [];
      for (let point = 0; point < 64; point += 1) {
        const x = (column + ((point % 8) + 0.5) / 8) / size;
        const y = (row + (Math.floor(point / 8) + 0.5) / 8) / size;
        points.push(colorAt(x, y));
      }
      const shown = points.filter(Boolean);
      const mean = (channel) =>
        Math.round(shown.reduce((sum, rgb) => sum + rgb[channel], 0) / Math.max(1, shown.length));
      const alpha = Math.round((shown.length / points.length) * 255);
      rows.set([mean(0), mean(1), mean(2), alpha], row * (1 + size * 4) + 1 + column * 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8); // 8 bits a channel, red green blue alpha
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
  writeFileSync(path.join(import.meta.dirname, name), Buffer.concat([signature, ...chunks]));
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
