namespace Proxmox.Client;

/// <summary>A file as it is to be on a node.</summary>
/// <param name="Upload">What it is called and where its contents come from.</param>
/// <param name="Sha256">SHA-256 of the contents, in lower-case hexadecimal digits.</param>
/// <param name="Mode">Who may read, write and run it.</param>
public sealed record NodeFile(FileUpload Upload, string Sha256, UnixFileMode Mode);
