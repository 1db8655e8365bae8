using Townline.Platform.Events;

namespace Townline.Import.Contracts;

/// <summary>An import of requests was started, went on, was stopped, ended or failed.</summary>
/// <param name="What">started, resumed, progress, stopped, checked, ended, failed.</param>
/// <param name="RunId">Which.</param>
/// <param name="File">Name of its file.</param>
/// <param name="New">Requests so far.</param>
internal sealed record ImportHappened(string What, long RunId, string File, string Source, long New, long Known, long LeftOut, long Rejected) : DomainEvent
{
    public const string Prefix = "import.";

    public override string Kind => Prefix + What;

    public override long? SubjectId => RunId;
}

/// <summary>A saved mapping was saved or removed.</summary>
/// <param name="What">saved, removed.</param>
/// <param name="Name">Of the mapping.</param>
internal sealed record ImportMapChanged(string What, string Name) : DomainEvent
{
    public override string Kind => $"import-map.{What}";
}
