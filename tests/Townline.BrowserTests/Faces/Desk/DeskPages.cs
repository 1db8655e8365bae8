using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>The desk, as a supervisor sees it.</summary>
internal static class DeskPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/desk"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind("/desk/requests/{reference:long}/entries/{id:long}", "main a[href*='/entries/']"),
        Stop.Behind("/desk/requests/{reference:long}/entries/{id:long}", "main form button"),
        Stop.At("/desk", "/desk?queue=disputed"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind("/desk/people/{id:long}", ".tl-pane--person a[href^='/desk/people/']"),
        Stop.Behind("/desk/people/{id:long}/edit", "main a[href$='/edit']"),
        Stop.Behind("/desk/people/{id:long}/edit", "main form button"),
        Stop.At("/desk", "/desk?queue=overdue"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind("/desk/requests/{reference:long}/same", "#same a[href$='/same']"),
        Stop.Behind("/desk/requests/{reference:long}/same", "main form:has(#Other) button"),
        Stop.At("/desk/search", "/desk/search?q=street"),
        Stop.At("/desk/search", "/desk/search?q=xyzzy"),
        .. ViewPages.Stops,
        .. PhonePages.Stops,
        .. CounterPages.Stops,
        .. OnePersonPages.Stops,
        Stop.At("/account"),
        Stop.At("/account/mail"),
        Stop.Behind("/account/mail", "main form button"),
        Stop.At("/account/sessions"),
        Stop.At("/account/security/app"),
        Stop.Behind("/account/security/app", "main form button"),
        Stop.At("/account/security"),
        // Shown only after a passkey was added, by PasskeyTests; opened by itself it leads back.
        Stop.At("/account/security/passkey"),
        Stop.At("/desk", "/desk?queue=disputed"),
        Stop.Behind("/desk/requests/{reference:long}", "[data-row]"),
        Stop.Behind("/desk/people/{id:long}", ".tl-pane--person a[href^='/desk/people/']"),
        Stop.Behind("/desk/people/{id:long}/access", "main a[href$='/access']"),
    ];
}
