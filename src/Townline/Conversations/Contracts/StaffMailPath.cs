using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>Addresses that stand in mails to the staff; from the root of the town's site.</summary>
internal static class StaffMailPath
{
    /// <summary>Where a member says what they want to hear of.</summary>
    public const string Choose = "/account/mail";

    public const string Tasks = "/desk/tasks";

    public static string Request(long number) => $"/desk/requests/{number}";

    /// <summary>Where one click ends these mails, without signing in; nobody else can guess it.</summary>
    public static string Stop(Tenant town, long staffId) => $"/stop-mail/{staffId}/{TrackingCode.Of(town, staffId)}";
}
