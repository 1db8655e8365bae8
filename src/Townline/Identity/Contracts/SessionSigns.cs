namespace Townline.Identity.Contracts;

/// <summary>Events after which somebody may no longer be signed in where they were; their subject is the member of staff.</summary>
internal static class SessionSigns
{
    public const string Ended = "staff.sessions-ended";
    public const string SignedOut = "staff.signed-out";

    public static bool MayBeOver(string kind) => kind is Ended or SignedOut;
}
