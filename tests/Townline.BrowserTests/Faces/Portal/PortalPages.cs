using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>The pages a resident comes by, and those before the doors of the staff.</summary>
internal static class PortalPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/"),
        Stop.At("/services"),
        Stop.At("/services", "/services?q=light"),
        Stop.At("/services", "/services?q=xyzzy"),
        Stop.At("/services/{code}", "/services/pothole"),
        Stop.At("/report"),
        Stop.At("/track"),
        Stop.Behind("/track", "main form button"),
        Stop.At("/requests"),
        Stop.Behind("/requests/{reference}/{follower:long?}/{code?}", ".tl-list a"),
        Stop.At("/requests", "/requests?state=closed"),
        Stop.Behind("/requests/{reference}/{follower:long?}/{code?}", ".tl-list a"),
        Stop.At("/requests", "/requests?q=xyzzy&near=nowhere+at+all"),
        Stop.At("/unsubscribe/{follower:long}/{code}", "/unsubscribe/1/AAAAAAAAAA"),
        Stop.At("/stop-mail/{staff:long}/{code}", "/stop-mail/1/AAAAAAAAAA"),
        Stop.At("/performance"),
        Stop.At("/privacy"),
        Stop.At("/developers"),
        Stop.At("/accessibility"),
        Stop.At("/problem", "/there-is-no-such-page"),
        Stop.At("/sign-in"),
        Stop.Behind("/sign-in", "main form:not([data-passkey]) button"),
        Stop.At("/sign-in/passkey"),
        // Without the password before it this leads back; the page itself is looked at by PasskeyTests.
        Stop.At("/sign-in/second"),
        Stop.At("/first-administrator"),
        Stop.At("/set-password", "/set-password?token=used"),
        Stop.At("/sign-out"),
    ];
}
