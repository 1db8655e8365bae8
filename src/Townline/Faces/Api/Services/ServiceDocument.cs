using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Services;

[Description("A service that residents can ask for. Texts are in the language of the call.")]
internal record ServiceDocument
{
    [Description("Letters, digits, hyphen, underscore; unique in the town.")]
    public required string ServiceCode { get; init; }

    [Description("Name of the service.")]
    public required string ServiceName { get; init; }

    [Description("What it is for.")]
    public required string Description { get; init; }

    [Description("Group of services it stands in.")]
    public required string Group { get; init; }

    [Description("Words people use for it.")]
    public required IReadOnlyList<string> Keywords { get; init; }

    [Description("As Open311 has it: realtime gives the reference at once, batch later, blackbox never.")]
    public required string Type { get; init; }

    [Description("False for one that is no longer offered.")]
    public required bool Active { get; init; }

    [Description("Who may see its requests besides the staff and the reporter.")]
    public required RequestVisibility Visibility { get; init; }

    [Description("Whether it can be asked for without saying who one is.")]
    public required bool AnonymousAllowed { get; init; }

    [Description("Whether a place must be given.")]
    public required bool NeedsPlace { get; init; }

    [Description("Codes of the areas where it is offered; empty: everywhere.")]
    public required IReadOnlyList<string> Areas { get; init; }

    [Description("By when the town promises to be done; null when it promises nothing.")]
    public required PromiseDocument? Promise { get; init; }

    [Description("Said to the resident right after reporting.")]
    public required string? ServiceNotice { get; init; }
}

[Description("A service with its questions and the states its requests go through.")]
internal sealed record ServiceDefinitionDocument : ServiceDocument
{
    [SetsRequiredMembers]
    public ServiceDefinitionDocument(ServiceDocument service, IReadOnlyList<QuestionDocument> questions, IReadOnlyList<StateDocument> states)
        : base(service) => (Questions, States) = (questions, states);

    [Description("What is asked, in order.")]
    public required IReadOnlyList<QuestionDocument> Questions { get; init; }

    [Description("States of its workflow.")]
    public required IReadOnlyList<StateDocument> States { get; init; }
}

[Description("By when a request is to be done.")]
internal sealed record PromiseDocument
{
    [Description("How many, from 1.")]
    public required int Amount { get; init; }

    [Description("Hours day and night, or hours and days on the town's calendar of work.")]
    public required PromiseUnit Unit { get; init; }
}

[Description("A question of a service.")]
internal sealed record QuestionDocument
{
    [Description("Names it in answers.")]
    public required string Code { get; init; }

    [Description("Kind of answer: string, text, number, datetime, date, singlevaluelist, multivaluelist, address, photo, or info, which asks nothing.")]
    public required string Type { get; init; }

    [Description("The question.")]
    public required string Label { get; init; }

    [Description("Help with it.")]
    public required string? Help { get; init; }

    [Description("Whether it must be answered when it is asked.")]
    public required bool Required { get; init; }

    [Description("Choices of the two lists.")]
    public required IReadOnlyList<OptionDocument> Options { get; init; }

    [Description("Asked only under this condition; null: always.")]
    public required ConditionDocument? ShowIf { get; init; }
}

[Description("A choice.")]
internal sealed record OptionDocument
{
    [Description("What is sent as the answer.")]
    public required string Key { get; init; }

    [Description("What people read.")]
    public required string Name { get; init; }
}

[Description("Holds when an earlier question has one of these answers.")]
internal sealed record ConditionDocument
{
    [Description("Code of the earlier question.")]
    public required string Code { get; init; }

    [Description("Keys of its options.")]
    public required IReadOnlyList<string> AnyOf { get; init; }
}

[Description("A state that requests go through.")]
internal sealed record StateDocument
{
    [Description("Stands as state in requests.")]
    public required string Key { get; init; }

    [Description("What people read.")]
    public required string Name { get; init; }

    [Description("Whether the town still works on a request in this state.")]
    public required bool Open { get; init; }
}
