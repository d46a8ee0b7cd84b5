namespace Grpc.Core;

/// <summary>Wishes about how a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>More messages follow at once, so this one may wait. This layer writes it at once all the same.</summary>
    BufferHint = 1,

    /// <summary>Do not compress. This layer never does.</summary>
    NoCompress = 2,
}

/// <summary>Wishes about how messages of a call are written.</summary>
/// <param name="flags">The wishes.</param>
public class WriteOptions(WriteFlags flags = WriteFlags.None)
{
    /// <summary>No wishes.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>The wishes.</summary>
    public WriteFlags Flags { get; } = flags;
}
