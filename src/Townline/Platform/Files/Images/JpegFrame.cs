namespace Townline.Platform.Files.Images;

/// <summary>The frame header of a JPEG: size and colour components, and which of them the scans have brought so far.</summary>
internal sealed class JpegFrame
{
    private readonly List<(byte Id, int Across, int Down)> components = [];
    private readonly HashSet<byte> scanned = [];

    private JpegFrame(int width, int height) => (Width, Height) = (width, height);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Every component came in at least one scan.</summary>
    public bool IsScanned => scanned.Count == components.Count;

    /// <summary>No code of a picture is shorter than one bit and every block of 8 × 8 has at least one.</summary>
    public long LeastBytes
    {
        get
        {
            var across = components.Max(c => c.Across);
            var down = components.Max(c => c.Down);
            return components.Sum(c => Blocks(Width, c.Across, across) * Blocks(Height, c.Down, down)) / 8;
        }
    }

    public static JpegFrame Read(ReadOnlySpan<byte> payload, long mostPixels)
    {
        if (payload.Length < 6 || payload.Length != 6 + 3 * payload[5])
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        if (payload[0] != 8 || payload[5] is not (1 or 3 or 4))
        {
            throw new RefusedFileException(Refusal.UnsupportedPicture);
        }

        var frame = new JpegFrame(payload[3] << 8 | payload[4], payload[1] << 8 | payload[2]);
        ImageFile.CheckSize(frame.Width, frame.Height, mostPixels);
        for (var at = 6; at < payload.Length; at += 3)
        {
            var (id, across, down) = (payload[at], payload[at + 1] >> 4, payload[at + 1] & 15);
            if (across is < 1 or > 4 || down is < 1 or > 4 || frame.components.Any(c => c.Id == id))
            {
                throw new RefusedFileException(Refusal.Damaged);
            }

            frame.components.Add((id, across, down));
        }

        return frame;
    }

    /// <summary>Notes the components of a scan header.</summary>
    public void Scan(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 1 || payload[0] is < 1 or > 4 || payload.Length != 4 + 2 * payload[0])
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        for (var at = 1; at < payload.Length - 3; at += 2)
        {
            var id = payload[at];
            if (!components.Exists(c => c.Id == id))
            {
                throw new RefusedFileException(Refusal.Damaged);
            }

            scanned.Add(id);
        }
    }

    private static long Blocks(int pixels, int sampling, int most)
    {
        var samples = ((long)pixels * sampling + most - 1) / most;
        return (samples + 7) / 8;
    }
}
