namespace Townline.Platform.Files.Images;

/// <summary>The ICC colour profile of a JPEG, spread over numbered segments. It is kept only when it is whole and is a profile.</summary>
internal sealed class JpegProfile
{
    private const int Preamble = 14;

    private readonly SortedDictionary<int, byte[]> parts = [];
    private int promised;
    private int size;

    public void Add(ReadOnlySpan<byte> payload)
    {
        if (payload.Length <= Preamble || !payload.StartsWith("ICC_PROFILE\0"u8))
        {
            return;
        }

        if (size <= IccProfile.MostBytes && parts.TryAdd(payload[12], payload.ToArray()))
        {
            promised = payload[13];
            size += payload.Length - Preamble;
        }
    }

    public IEnumerable<byte[]> Parts()
    {
        var whole = parts.Count == promised && parts.Keys.SequenceEqual(Enumerable.Range(1, parts.Count))
            && parts.Count > 0 && IccProfile.IsOne(parts[1].AsSpan(Preamble), size);
        return whole ? parts.Values : [];
    }
}
