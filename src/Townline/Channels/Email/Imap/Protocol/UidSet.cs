using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>Writes numbers as IMAP wants them: "1:3,7".</summary>
internal static class UidSet
{
    /// <param name="uids">Rising, at least one.</param>
    public static string Write(IReadOnlyList<uint> uids)
    {
        var written = new StringBuilder();
        for (var i = 0; i < uids.Count; i++)
        {
            var first = i;
            while (i + 1 < uids.Count && uids[i + 1] == uids[i] + 1)
            {
                i++;
            }

            written.Append(CultureInfo.InvariantCulture, $"{(written.Length > 0 ? "," : "")}{uids[first]}");
            if (i > first)
            {
                written.Append(CultureInfo.InvariantCulture, $":{uids[i]}");
            }
        }

        return written.ToString();
    }
}
