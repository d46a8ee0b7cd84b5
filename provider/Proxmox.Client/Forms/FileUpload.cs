namespace Proxmox.Client;

/// <summary>A file that is sent piece by piece, so that its size takes no memory.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Open">Opens it at its beginning; called for each attempt, and what it gives is disposed.</param>
/// <param name="Progress">Hears how many bytes have been sent; null for nobody.</param>
public sealed record FileUpload(string Name, long Length, Func<Stream> Open, IProgress<long>? Progress = null);
