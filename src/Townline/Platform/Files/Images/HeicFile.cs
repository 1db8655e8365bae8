namespace Townline.Platform.Files.Images;

/// <summary>Checks that a HEIC photo is whole. It is kept as it is, for staff; browsers do not show it, so none of it is published.</summary>
internal static class HeicFile
{
    public static void Check(ByteSource source)
    {
        var described = false;
        for (long at = 0, length; at < source.Length; at += length)
        {
            length = source.U32(at) switch
            {
                0 => source.Length - at,
                1 => (source.U32(at + 8) << 32) + source.U32(at + 12),
                var size => size,
            };
            if (length < 8)
            {
                throw new RefusedFileException(Refusal.Damaged);
            }

            if (length > source.Length - at)
            {
                throw new RefusedFileException(Refusal.Truncated);
            }

            described |= source.StartsWith(at + 4, "meta"u8);
        }

        if (!described)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }
    }
}
