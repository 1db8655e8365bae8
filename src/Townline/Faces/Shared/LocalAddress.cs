namespace Townline.Faces.Shared;

/// <summary>Where to send somebody back to: an address of this site and nowhere else.</summary>
internal static class LocalAddress
{
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
