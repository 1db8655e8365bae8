namespace Townline.Platform.Words;

/// <summary>Words outside a request: for a message, a feed, a job.</summary>
internal interface ITownWords
{
    /// <summary>The words of a town in the language wanted, or its default when it is null or not offered.</summary>
    ValueTask<IWords> For(int tenantId, string? language, CancellationToken cancel = default);

    /// <summary>Dates as that town and language write them.</summary>
    ValueTask<TownTime> TimeFor(int tenantId, string? language, CancellationToken cancel = default);
}
