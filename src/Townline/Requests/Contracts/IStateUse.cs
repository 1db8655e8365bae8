namespace Townline.Requests.Contracts;

/// <summary>How many requests stand in a state of a workflow.</summary>
internal interface IStateUse
{
    /// <summary>Counts at most <see cref="StandingThere.Most"/>, along the requests of the service.</summary>
    Task<StandingThere> Of(int tenantId, long serviceId, string state, CancellationToken cancel = default);
}

/// <param name="Number">0 to <see cref="Most"/>.</param>
/// <param name="More">There are more than that.</param>
internal sealed record StandingThere(int Number, bool More)
{
    public const int Most = 1000;
}
