const SIGNATURE = 8;

/**
 * One animated PNG (https://www.w3.org/TR/png-3/#apng-frame-based-animation) of many of one size and kind, such as screenshots are.
 * It plays once and stays at the last picture.
 *
 * @param {{png: Buffer, ms: number}[]} frames with the time that each is shown
 */
export function animation(frames) {
  const [header] = chunks(frames[0].png);
  const size = header.data.subarray(0, 8);
  let sequence = 0;
  const numbered = (type, data) => chunk(type, Buffer.concat([uint32(sequence++), data]));
  const parts = [frames[0].png.subarray(0, SIGNATURE), chunk("IHDR", header.data)];
  parts.push(chunk("acTL", Buffer.concat([uint32(frames.length), uint32(1)])));
  frames.forEach(({ png, ms }, index) => {
    const control = Buffer.concat([
      size,
      uint32(0),
      uint32(0),
      uint16(ms),
      uint16(1_000),
      Buffer.from([0, 0]),
    ]);
    parts.push(numbered("fcTL", control));
    for (const { type, data } of chunks(png)) {
      if (type === "IDAT") parts.push(index === 0 ? chunk(type, data) : numbered("fdAT", data));
    }
  });
  return Buffer.concat([...parts, chunk("IEND", Buffer.alloc(0))]);
}

function chunks(png) {
  const found = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc(body))]);
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** The CRC of https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}
