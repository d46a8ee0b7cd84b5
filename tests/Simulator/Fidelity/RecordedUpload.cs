using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Fidelity;

/// <summary>
/// The body of a recorded upload. Of its file the recording tells name, size and field (<c>u.iso, 1000 bytes, field filename</c>; the name
/// <c>None</c> for no file); it held the letter x throughout, or an empty qcow2 image.
/// </summary>
public static partial class RecordedUpload
{
    public const string ContentType = "multipart/form-data; boundary=" + Boundary;

    private const string Boundary = "----recorded";
    private const string File = "(file)";

    /// <param name="fields">In the order in which they were sent.</param>
    /// <param name="fileFirst">Whether the file comes before the other fields.</param>
    public static byte[] Body(JObject fields, bool fileFirst)
    {
        using var body = new MemoryStream();
        var names = fields.Properties().Select(field => field.Name).Where(name => name != File);
        foreach (var name in fileFirst ? names.Prepend(File) : names.Append(File))
        {
            var value = fields.Value<string>(name)!;
            if (name != File)
            {
                Part(body, $"name=\"{name}\"", Encoding.UTF8.GetBytes(value));
            }
            else if (Description().Match(value) is { Success: true } file)
            {
                var size = int.Parse(file.Groups["size"].Value, CultureInfo.InvariantCulture);
                Part(body, $"name=\"{file.Groups["field"].Value}\"; filename=\"{file.Groups["name"].Value}\"",
                    Content(file.Groups["name"].Value, size));
            }
        }

        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    private static void Part(MemoryStream body, string disposition, byte[] content)
    {
        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"));
        body.Write(content);
        body.Write("\r\n"u8);
    }

    private static byte[] Content(string name, int size)
    {
        var content = new byte[size];
        if (size == Qcow2Header.EmptyFile)
        {
            new Qcow2Header(8L << 20, HasBackingFile: name == "back.qcow2").Write(content);
        }
        else
        {
            content.AsSpan().Fill((byte)'x');
        }

        return content;
    }

    [GeneratedRegex(@"\A(?!None,)(?<name>.*), (?<size>\d+) bytes, field (?<field>\w+)\z")]
    private static partial Regex Description();
}
