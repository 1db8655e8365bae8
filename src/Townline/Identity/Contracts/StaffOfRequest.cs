using Townline.Identity.Sessions;

namespace Townline.Identity.Contracts;

internal static class StaffOfRequest
{
    /// <summary>Who is signed in to this town; null for a resident, a program, or staff of another town.</summary>
    public static SignedInStaff? Staff(this HttpContext http) => http.RequestServices.GetRequiredService<CurrentSession>().Live?.Staff;

    /// <summary>Who is signed in, on pages that carry <see cref="NeedsAttribute"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody: the page lacks its right.</exception>
    public static SignedInStaff RequireStaff(this HttpContext http) =>
        http.Staff() ?? throw new InvalidOperationException("Nobody is signed in here; the page lacks [Needs(…)].");

    /// <summary>What the role of whoever is signed in asks for and they have not yet; null when all is well.</summary>
    public static Enrolment? ToEnrol(this HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentSession>().Live is { EnrolUntil: { } until } live
            ? new Enrolment(live.Policy.Least, until, until <= http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            : null;
}

/// <summary>Somebody has signed in with less than their role asks for.</summary>
/// <param name="Until">Until when they may go on without.</param>
/// <param name="IsDue">That is over: nothing opens but the pages on which it is set up.</param>
internal sealed record Enrolment(Strength Least, DateTimeOffset Until, bool IsDue);
