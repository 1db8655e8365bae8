using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Work.Contracts;

/// <summary>Gives a clerk the most urgent request that nobody has.</summary>
internal interface INextRequest
{
    /// <summary>Of a list, or for one's own queue of one's teams (of all when one is in none): what is urgent first, then by the promise. Of several clerks at several nodes each gets another.</summary>
    /// <returns>Its id; null when there is none left.</returns>
    Task<long?> Take(Tenant tenant, SignedInStaff me, DeskList list, CancellationToken cancel);
}
