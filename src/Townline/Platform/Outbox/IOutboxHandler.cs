namespace Townline.Platform.Outbox;

/// <summary>Does the work of one topic. Registered as a singleton.</summary>
internal interface IOutboxHandler
{
    /// <summary>The topic, such as "delivery.send".</summary>
    string Topic { get; }

    /// <summary>How often it is tried before it is a dead letter.</summary>
    int MostAttempts => Backoff.MostAttempts;

    /// <summary>Does it and calls <see cref="OutboxItem.Complete"/> (left out: the row is deleted after return). An exception means: again later.</summary>
    Task Handle(OutboxItem item, CancellationToken cancel);
}
