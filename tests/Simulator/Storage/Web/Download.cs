using System.Globalization;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage.Web;

/// <summary>A file that a node fetches (<c>PVE::Tools::download_file_from_url</c>).</summary>
internal sealed record Download(Uri Url, IncomingFile Target)
{
    /// <summary>The checksum that it has to have; null for any.</summary>
    public (string Algorithm, string Value)? Checksum { get; init; }

    /// <summary>Unpacks it; null where it stays as it is.</summary>
    public Decompressor? Decompressor { get; init; }

    /// <summary>Whether certificates have to be trusted.</summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>Fetches the file, unless it is there already.</summary>
    public async Task RunAsync(TaskWorker worker)
    {
        worker.Print($"downloading {Url.OriginalString} to {Target.Path}");
        var config = worker.Locked(StorageConfig.Of);
        if (worker.Locked(_ => config.Volumes.Find(Target.Id, Target.Node)) is { } existing)
        {
            KeepExisting(worker, existing);
            return;
        }

        var process = long.Parse(worker.Upid.Split(':')[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var path = string.Create(CultureInfo.InvariantCulture, $"{Target.Path}.tmp_dwnl.{process}");
        using var wget = new Wget(worker, config.Host, VerifiesCertificates);
        var file = await wget.FetchAsync(Url, path, Checksum?.Algorithm);
        if (Checksum is { } checksum)
        {
            IncomingFile.VerifyChecksum(
                worker, file, checksum.Algorithm, checksum.Value, "calculating checksum...", "OK, checksum verified", "");
        }

        if (Decompressor is not null)
        {
            var unpacked = path.Replace(".tmp_dwnl.", ".tmp_dcom.", StringComparison.Ordinal);
            worker.Print($"decompressing {path} to {unpacked}");
            file = Decompressor.Unpack(file, path, worker.Print);
            path = unpacked;
        }

        Verify(worker, file, path, config.Host.ImageTool);
        Target.Put(worker, file);
        worker.Print($"download of '{Url.OriginalString}' to '{Target.Path}' finished");
    }

    private void Verify(TaskWorker worker, StoredFile file, string path, string tool)
    {
        try
        {
            UntrustedFile.Verify(file, Target.Content, Target.FileName, path, tool, worker.Print);
        }
        catch (PveError error)
        {
            throw PveError.Die($"failed to verify file: {error.Text.TrimEnd('\n')}");
        }
    }

    private void KeepExisting(TaskWorker worker, Volume existing)
    {
        if (Checksum is not { } checksum)
        {
            throw PveError.Die($"refusing to override existing file '{Target.Path}'");
        }

        // What was put there without content counts as zeros.
        var file = existing.File ?? StoredFile.Of(new byte[existing.Size]);
        IncomingFile.VerifyChecksum(worker, file, checksum.Algorithm, checksum.Value, "calculating checksum of existing file...",
            "OK, got correct file already, no need to download", ", aborting");
    }
}
