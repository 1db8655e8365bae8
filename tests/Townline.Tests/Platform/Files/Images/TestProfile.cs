using System.Buffers.Binary;

namespace Townline.Tests.Platform.Files.Images;

/// <summary>The least that counts as an ICC colour profile.</summary>
internal static class TestProfile
{
    public static byte[] Of()
    {
        var profile = new byte[132];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        return profile;
    }
}
