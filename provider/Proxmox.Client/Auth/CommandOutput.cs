using System.Diagnostics;

namespace Proxmox.Client;

/// <summary>What a command has said.</summary>
/// <param name="ExitCode">How it ended; null when it was killed for taking too long.</param>
/// <param name="Written">What it wrote to its standard output, which may be a secret.</param>
/// <param name="Errors">What it wrote to its standard error, which is for people.</param>
internal sealed record CommandOutput(int? ExitCode, string Written, string Errors)
{
    private const int LongestComplaint = 2000;

    /// <summary>The end of what it says about its failure, to stand behind another sentence; empty when it said nothing.</summary>
    public string Complaint
    {
        get
        {
            var text = Errors.Trim();
            text = text.Length > LongestComplaint ? "... " + text[^LongestComplaint..] : text;
            return text.Length == 0 ? ", and said nothing on its standard error" : ": " + text;
        }
    }

    /// <summary>Runs a command without a shell and without input, and kills it when it takes too long or the run is stopped.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it cannot be run.</exception>
    public static async Task<CommandOutput> OfAsync(
        IReadOnlyList<string> words, TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        using var process = new Process
        {
            StartInfo = new(words[0], words.Skip(1))
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        cancel.ThrowIfCancellationRequested();
        process.Start();
        process.StandardInput.Close();
        var written = process.StandardOutput.ReadToEndAsync(either.Token);
        var errors = process.StandardError.ReadToEndAsync(either.Token);
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(either.Token), written, errors);
            return new(process.ExitCode, await written, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return new(null, "", errors.IsCompletedSuccessfully ? await errors : "");
        }
    }
}
