using Townline.Identity.Contracts;

namespace Townline.Identity.Rights;

/// <summary>How people of a role sign in.</summary>
/// <param name="Least">With less nobody works, once the days of grace are over.</param>
/// <param name="LeastSince">From when the days of grace count; for a newer account from its making.</param>
/// <param name="Longest">After so long one signs in again, whatever one does.</param>
/// <param name="Idle">After so long without a click, too.</param>
internal sealed record SignInPolicy(Strength Least, DateTimeOffset LeastSince, int GraceDays, TimeSpan Longest, TimeSpan Idle)
{
    /// <inheritdoc cref="RoleSignIn.Usual"/>
    public static SignInPolicy Usual { get; } = Of(RoleSignIn.Usual, DateTimeOffset.UnixEpoch);

    public DateTimeOffset GraceEnds(DateTimeOffset accountMade) => (accountMade > LeastSince ? accountMade : LeastSince).AddDays(GraceDays);

    public static SignInPolicy Of(RoleRow row) => Of(new RoleSignIn(row.Least, row.GraceDays, row.SessionMinutes, row.IdleMinutes), row.LeastSince);

    public RoleSignIn View() => new(Least, GraceDays, (int)Longest.TotalMinutes, (int)Idle.TotalMinutes);

    private static SignInPolicy Of(RoleSignIn signIn, DateTimeOffset since) =>
        new(signIn.Least, since, signIn.GraceDays, TimeSpan.FromMinutes(signIn.SessionMinutes), TimeSpan.FromMinutes(signIn.IdleMinutes));
}
