// CCITT group 4, as fax machines and office scanners pack black and white pages.

const white = runCodes(
  "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100",
  "11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011",
);
const black = runCodes(
  "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111",
  "0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101",
);
const longest =
  "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111 000000011100 000000011101 000000011110 000000011111".split(
    " ",
  );

function runCodes(short, long) {
  return { short: short.split(" "), long: long.split(" ") };
}

/** One byte a pixel, 1 is black, to packed bytes. */
export function encodeG4(pixels, width, height) {
  const bytes = [];
  let [held, bits] = [0, 0];
  const put = (code) => {
    for (const bit of code) {
      held = (held << 1) | (bit === "1" ? 1 : 0);
      bits += 1;
      if (bits === 8) {
        bytes.push(held);
        [held, bits] = [0, 0];
      }
    }
  };
  const putRun = (length, isBlack) => {
    const codes = isBlack ? black : white;
    let left = length;
    while (left >= 2560) {
      put(longest[12]);
      left -= 2560;
    }
    if (left >= 1792) {
      const step = Math.floor((left - 1792) / 64);
      put(longest[step]);
      left -= 1792 + step * 64;
    } else if (left >= 64) {
      const step = Math.floor(left / 64);
      put(codes.long[step - 1]);
      left -= step * 64;
    }
    put(codes.short[left]);
  };
  const vertical = {
    0: "1",
    1: "011",
    2: "000011",
    3: "0000011",
    "-1": "010",
    "-2": "000010",
    "-3": "0000010",
  };
  let above = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const next = (line, from, colour) => {
      let at = from;
      while (at < width && line[at] === colour) at += 1;
      return at;
    };
    let [a0, colour] = [-1, 0];
    while (a0 < width) {
      const a1 = next(row, Math.max(0, a0), colour);
      // The first change above, right of a0, to the other colour.
      let b1 = a0 + 1;
      while (b1 < width && !(above[b1] !== colour && (b1 === 0 ? 0 : above[b1 - 1]) === colour))
        b1 += 1;
      if (b1 > width) b1 = width;
      const b2 = next(above, b1, 1 - colour);
      if (b2 < a1) {
        put("0001");
        a0 = b2;
        continue;
      }
      const code = vertical[a1 - b1];
      if (code !== undefined) {
        put(code);
        a0 = a1;
        colour = 1 - colour;
      } else {
        const a2 = next(row, a1, 1 - colour);
        put("001");
        putRun(a1 - Math.max(0, a0), colour === 1);
        putRun(a2 - a1, colour === 0);
        a0 = a2;
      }
      if (a0 >= width) break;
    }
    above = row;
  }
  put("000000000001000000000001");
  while (bits !== 0) put("0");
  return Uint8Array.from(bytes);
}
