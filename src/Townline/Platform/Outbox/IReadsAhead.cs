namespace Townline.Platform.Outbox;

/// <summary>A handler of a topic of which thousands may wait: what rows need that were claimed together is looked up for all of them at once.</summary>
internal interface IReadsAhead : IOutboxHandler
{
    /// <summary>Looks up what these rows, all of one town, need. An exception means for all of them: again later.</summary>
    /// <returns>Does one of them, as <see cref="IOutboxHandler.Handle"/> would.</returns>
    Task<Func<OutboxItem, CancellationToken, Task>> ReadAhead(IReadOnlyList<OutboxItem> items, CancellationToken cancel);

    async Task IOutboxHandler.Handle(OutboxItem item, CancellationToken cancel) => await (await ReadAhead([item], cancel))(item, cancel);
}
