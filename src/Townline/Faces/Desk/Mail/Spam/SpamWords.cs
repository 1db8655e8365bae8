using Townline.Conversations.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>Says in plain words why a mail is held.</summary>
internal static class SpamWords
{
    public static string Why(SpamReason why, IWords words) => why switch
    {
        { Sign: SpamSign.Words, Words.Count: 0 } => words["desk-spam.why.signs", why.Mails],
        { Sign: SpamSign.Words } => words["desk-spam.why.words", why.Mails, string.Join(", ", why.Words)],
        _ => words[$"desk-spam.why.{why.Sign.ToString().ToLowerInvariant()}", why.Detail],
    };

    /// <summary>Whose mail it is, as a person would say it.</summary>
    public static string Who(SpamInfo mail, IWords words) => mail.Author.Length == 0 ? words["desk-spam.nobody"] : mail.Name.Length == 0 ? mail.Author : $"{mail.Name} <{mail.Author}>";
}
