"""Making small PDFs with text on their pages."""


def make_pdf(*pages: str) -> bytes:
    """Return a PDF with these words, in ASCII, a line for each line."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in zip(numbers, pages, strict=True):
        lines = " ".join(f"({line}) Tj T*" for line in words.split("\n"))
        drawn = f"BT /F1 12 Tf 72 720 Td 14 TL {lines} ET"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {number + 1} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    content, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(f"{len(content):010d} 00000 n \n")
        content += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{''.join(offsets)}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    return content + (table + trailer).encode()
