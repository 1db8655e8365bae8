using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Channels.Email.Spam.Learning;

/// <summary>One thing that a mail is told by: a word, a host that it links to, the domain it comes from.</summary>
/// <param name="Text">As it can be shown.</param>
/// <param name="Key">By what it is known again: the word itself is not kept.</param>
internal sealed record MailToken(string Text, long Key)
{
    /// <param name="kind">The same letters in a subject, in a link and in a text are different signs.</param>
    public static MailToken Of(char kind, string text) => new(text, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{text}"))));
}
