using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

/// <summary>Staff for tests, signed in through the sign-in page.</summary>
internal static class StaffAt
{
    public const string Password = "four plain words here";

    private static int _made;

    /// <summary>Opens an account with <see cref="Password"/>.</summary>
    public static Task<StaffMember> AddStaff(this TestTown town, Role role = Role.Agent, Tenant? of = null)
    {
        var email = $"{role}{Interlocked.Increment(ref _made)}@riverton.example".ToLowerInvariant();
        return town.Get<IStaffDirectory>().Add((of ?? town.Tenant).Id, Actor.System("test"), new StaffOrder(email, $"{role} Person", role, Password));
    }

    /// <summary>Types address and password into the sign-in page.</summary>
    public static async Task<WebPage> SignIn(this Visitor visitor, string email, string password = Password, string page = "/sign-in?returnUrl=/account") =>
        await (await visitor.Get(page)).Form().Set("Email", email).Set("Password", password).Submit();

    /// <summary>What the log of events says of an account, oldest first.</summary>
    public static Task<IReadOnlyList<string>> EventsOf(this TestTown town, long staffId) =>
        town.Write(unit => unit.Query<string>("SELECT kind FROM platform_event WHERE subject_id = @staffId ORDER BY seq", new { staffId }));
}
