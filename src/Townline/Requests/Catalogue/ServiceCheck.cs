using System.Text.RegularExpressions;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>Does a service hold together? Codes readable and unique, choices where they are needed, conditions on earlier questions, a workflow that can end.</summary>
internal static partial class ServiceCheck
{
    /// <exception cref="RuleBrokenException">It does not; the code says what to mend.</exception>
    public static void Check(ServiceInfo service)
    {
        Demand(Code().IsMatch(service.Code), "service-code", service.Code);
        Demand(!service.Name.IsEmpty, "service-name");
        Demand(service.Type is "realtime" or "batch" or "blackbox", "service-type", service.Type);
        Demand(service.Promise is null or { Amount: > 0 }, "service-promise");
        Check(service.Form);
        Check(service.Workflow);
    }

    private static void Check(ServiceForm form)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in form.Questions)
        {
            Demand(Code().IsMatch(question.Code), "question-code", question.Code);
            Demand(QuestionType.All.Contains(question.Type), "question-type", question.Code, question.Type);
            Demand(!question.Label.IsEmpty, "question-label", question.Code);
            var isList = question.Type is QuestionType.SingleValueList or QuestionType.MultiValueList;
            Demand(isList == question.Options.Count > 0, "question-options", question.Code);
            Demand(question.Options.DistinctBy(option => option.Key).Count() == question.Options.Count, "question-options", question.Code);
            Demand(question.ShowIf is null || earlier.Contains(question.ShowIf.Code), "question-condition", question.Code);
            Demand(earlier.Add(question.Code), "question-code-twice", question.Code);
        }
    }

    private static void Check(Workflow workflow)
    {
        Demand(workflow.Find(workflow.Start) is { Open: true } && workflow.Find(workflow.Reopened) is { Open: true }, "workflow-start");
        Demand(workflow.States.Any(state => !state.Open), "workflow-end");
        foreach (var move in workflow.Moves)
        {
            Demand(workflow.Find(move.From) is not null && workflow.Find(move.To) is not null, "workflow-move", move.From, move.To);
        }

        foreach (var state in workflow.States.Where(state => state.Open))
        {
            Demand(CanEnd(workflow, state.Key), "workflow-dead-end", state.Key);
        }
    }

    private static bool CanEnd(Workflow workflow, string start)
    {
        var seen = new HashSet<string> { start };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var key))
        {
            foreach (var state in workflow.From(key))
            {
                if (!state.Open)
                {
                    return true;
                }

                if (seen.Add(state.Key))
                {
                    next.Enqueue(state.Key);
                }
            }
        }

        return false;
    }

    private static void Demand(bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new RuleBrokenException(code, args);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Code();
}
