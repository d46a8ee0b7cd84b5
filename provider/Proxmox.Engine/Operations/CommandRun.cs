using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>One command under way.</summary>
public sealed class CommandRun : PveWork
{
    private readonly List<string> _notes = [];
    private readonly Command _command;

    internal CommandRun(Command command, Session session, Value config, DiagnosticList diagnostics, IProgress<TaskProgress>? progress)
        : base(command, session, diagnostics, progress)
    {
        _command = command;
        Config = new(config);
    }

    /// <summary>What the user asked for; wholly known.</summary>
    public Attributes Config { get; }

    /// <summary>The parameters that the inputs are, by their names on the wire; without those that are unsent.</summary>
    public Form Parameters => Changes.Create(_command.Fields, Config, Config);

    /// <summary>False when PVE was as the user wants it already, or was only asked.</summary>
    internal bool IsChanged { get; private set; } = true;

    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>Says that nothing was changed in PVE.</summary>
    /// <param name="why">Why not, in a sentence for the user; null when the command never changes anything.</param>
    public void ChangesNothing(string? why = null)
    {
        IsChanged = false;
        if (why is not null)
        {
            Note(why);
        }
    }

    /// <summary>Tells the user something that is no cause for concern, in a sentence.</summary>
    public void Note(string text) => _notes.Add(text);
}
