namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>Whether a machine wrote a mail. Anything but <see cref="None"/> gets no automatic answer and reopens nothing.</summary>
internal enum AutoKind
{
    /// <summary>Nothing says that a machine wrote it.</summary>
    None,

    /// <summary>Out of office, a receipt, a notification of another system.</summary>
    AutoReply,

    /// <summary>A mail of ours could not be delivered, or not yet.</summary>
    Bounce,

    /// <summary>A mailing list or newsletter.</summary>
    List,
}
