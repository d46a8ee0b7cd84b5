namespace Proxmox.Client;

/// <summary>
/// Files of the nodes, beside PVE's API. Every method throws <see cref="PveFault"/> when it cannot be done, and
/// <see cref="OperationCanceledException"/> when cancelled.
/// </summary>
public interface INodeFiles
{
    /// <summary>
    /// Puts a file there, or in the place of the one that has the name: under another name first, so that nobody ever sees a part of it.
    /// The folder is made where it is missing, the one that it is in not. Contents that are not those that were meant are refused.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="folder">An absolute path on the node.</param>
    /// <param name="file">What is sent.</param>
    /// <param name="cancel">Stops it; the name then stands for what it stood for before.</param>
    Task WriteAsync(string node, string folder, NodeFile file, CancellationToken cancel);

    /// <summary>SHA-256 of what a file holds, in lower-case hexadecimal digits.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">An absolute path on the node.</param>
    /// <param name="cancel">Stops it.</param>
    Task<string> Sha256Async(string node, string path, CancellationToken cancel);
}
