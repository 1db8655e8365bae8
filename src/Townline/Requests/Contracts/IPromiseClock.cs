using Townline.Platform.Tenancy;

namespace Townline.Requests.Contracts;

/// <summary>Works out when a promise falls due, on the town's calendars. Implemented by Work, which owns calendars.</summary>
internal interface IPromiseClock
{
    ValueTask<DateTimeOffset> DueAt(Tenant tenant, Promise promise, DateTimeOffset start);
}
