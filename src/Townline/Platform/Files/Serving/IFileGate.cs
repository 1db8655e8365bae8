namespace Townline.Platform.Files.Serving;

/// <summary>What somebody may see of a file.</summary>
internal enum FileView
{
    /// <summary>Nothing, not even that it is there.</summary>
    Nothing,

    /// <summary>What is published, as everybody.</summary>
    Public,

    /// <summary>What is published of a picture, or the document itself: for those who have the request's private link.</summary>
    Resident,

    /// <summary>All of it, also the picture as it was sent.</summary>
    Staff,
}

/// <summary>Says who may see the files of one kind of owner; registered by the module that owns them.</summary>
internal interface IFileGate
{
    /// <summary>The <see cref="StoredFile.Owner"/> it speaks for, such as "request".</summary>
    string Owner { get; }

    /// <param name="file">A file of this owner and of the town of the request.</param>
    /// <param name="http">Who asks: signed in or not.</param>
    ValueTask<FileView> View(StoredFile file, HttpContext http, CancellationToken cancel);
}
