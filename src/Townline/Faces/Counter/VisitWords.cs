using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>Visits in words.</summary>
internal sealed class VisitWords(IWords words)
{
    /// <summary>How long it will take, or that it cannot be said yet.</summary>
    public string Wait(WaitSpan? span) => span switch
    {
        null => words["counter.wait.unknown"],
        { From: 0 } => words["counter.wait.less", span.To],
        _ => words["counter.wait.span", span.From, span.To],
    };

    public string Reason(CounterSetup setup, VisitView visit) => words.Of(setup.Reason(visit.Reason)?.Name) is { Length: > 0 } name ? name : visit.Reason;

    public string State(VisitView visit) => words[visit.State switch
    {
        VisitState.Waiting => "counter.state.waiting",
        VisitState.Called => "counter.state.called",
        VisitState.Serving => "counter.state.serving",
        VisitState.Done => "counter.state.done",
        _ => "counter.state.no-show",
    }];
}
