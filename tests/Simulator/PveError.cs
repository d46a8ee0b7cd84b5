using System.Text;

namespace Proxmox.Simulator;

/// <summary>An answer other than 200: the counterpart of Perl's <c>die</c> and of <c>PVE::Exception</c>.</summary>
/// <remarks><see cref="Text"/> is the whole message, normally with its closing line feed; its first line becomes the HTTP reason.</remarks>
public sealed class PveError : Exception
{
    private PveError(int status, string text, bool coded, IReadOnlyDictionary<string, string>? errors)
        : base(text)
    {
        Status = status;
        Text = text;
        Coded = coded;
        Errors = errors;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>The message, closing line feed included where PVE has one.</summary>
    public string Text { get; }

    /// <summary>Messages by parameter; null where the error is about none.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; }

    private bool Coded { get; }

    /// <summary>Perl's <c>die "text\n"</c>: status 500.</summary>
    public static PveError Die(string text) => new(500, text + "\n", coded: false, errors: null);

    /// <summary><c>raise(text, code =&gt; status)</c>; give the line feed where PVE gives it.</summary>
    public static PveError Raise(int status, string text) => new(status, text, coded: true, errors: null);

    /// <summary><c>raise_param_exc</c> for one parameter: status 400.</summary>
    public static PveError Parameter(string key, string text) =>
        Parameters(new Dictionary<string, string>(StringComparer.Ordinal) { [key] = text });

    /// <summary><c>raise_param_exc</c>: status 400 with a message for each parameter.</summary>
    public static PveError Parameters(IReadOnlyDictionary<string, string> errors) =>
        new(400, "Parameter verification failed.\n", coded: true, errors);

    /// <summary>A <c>PVE::Exception</c> about one parameter in words of its own: status 400.</summary>
    public static PveError Invalid(string text, string key, string message) =>
        new(400, text, coded: true, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = message });

    /// <summary>A value that cannot be read: status 500 with a message for each of its parts.</summary>
    public static PveError Malformed(string text, IReadOnlyDictionary<string, string> errors) => new(500, text, coded: false, errors);

    /// <summary><c>raise_perm_exc</c>: status 403; <paramref name="what"/> is put in brackets.</summary>
    public static PveError Forbidden(string? what = null) =>
        new(403, what is null ? "Permission check failed\n" : $"Permission check failed ({what})\n", coded: true, errors: null);

    /// <summary>
    /// What a lock wrapper does to an error inside it: <c>die "prefix: $err"</c>. The status becomes 500 and a coded error is spelt out.
    /// </summary>
    public PveError Within(string prefix) => new(500, $"{prefix}: {Stringify()}", coded: false, errors: null);

    /// <summary>What is left of an error that was put into a string on its way: status 500, and a coded error spelt out.</summary>
    public PveError Spelt() => new(500, Stringify(), coded: false, errors: null);

    /// <summary><c>PVE::Exception::stringify</c>: the status before the message, then a line for each parameter.</summary>
    public string Stringify()
    {
        var text = new StringBuilder();
        if (Coded)
        {
            text.Append(Status).Append(' ');
        }

        text.Append(Text);
        foreach (var (key, message) in Errors ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            text.Append(key).Append(": ").Append(message).Append('\n');
        }

        return text.ToString();
    }
}
