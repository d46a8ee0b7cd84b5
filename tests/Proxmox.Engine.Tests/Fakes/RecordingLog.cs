using System.Text;
using Proxmox.Client;

namespace Proxmox.Engine.Tests.Fakes;

/// <summary>Keeps everything that is logged, at every level.</summary>
internal sealed class RecordingLog : PveLog
{
    private readonly StringBuilder _text = new();

    public override bool IsOn(PveLogLevel level) => true;

    public override void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
    {
        lock (_text)
        {
            _text.Append(level).Append(' ').Append(message);
            foreach (var field in fields)
            {
                _text.Append(' ').Append(field.Name).Append('=').Append(field.Value);
            }

            _text.AppendLine();
        }
    }

    public override string ToString()
    {
        lock (_text)
        {
            return _text.ToString();
        }
    }
}
