namespace Townline.Platform.Files.Images;

/// <summary>
/// How to write the publishable form of a picture: pieces of the original, untouched, and a few bytes made here.
/// Nothing that is not named as a piece can get through.
/// </summary>
internal sealed class Rendition
{
    private readonly List<Piece> pieces = [];

    public long Length { get; private set; }

    /// <summary>Takes bytes of the original as they are.</summary>
    public Rendition Keep(long offset, long length)
    {
        if (length > 0)
        {
            Length += length;
            if (pieces.Count > 0 && pieces[^1] is { Made: null } last && last.Offset + last.Length == offset)
            {
                pieces[^1] = last with { Length = last.Length + length };
            }
            else
            {
                pieces.Add(new Piece(offset, length, null));
            }
        }

        return this;
    }

    public Rendition Write(ReadOnlySpan<byte> made)
    {
        Length += made.Length;
        pieces.Add(new Piece(0, made.Length, made.ToArray()));
        return this;
    }

    public Rendition Add(Rendition other)
    {
        Length += other.Length;
        pieces.AddRange(other.pieces);
        return this;
    }

    /// <param name="original">The stream that was inspected; seekable.</param>
    /// <param name="destination">Receives exactly <see cref="Length"/> bytes.</param>
    public void CopyTo(Stream original, Stream destination)
    {
        var buffer = new byte[ByteSource.Window];
        foreach (var piece in pieces)
        {
            if (piece.Made is { } made)
            {
                destination.Write(made);
                continue;
            }

            original.Position = piece.Offset;
            for (var left = piece.Length; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                original.ReadExactly(part);
                destination.Write(part);
                left -= part.Length;
            }
        }
    }

    private readonly record struct Piece(long Offset, long Length, byte[]? Made);
}
