using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>What a declaration says about a field; each gives a changed copy.</summary>
public static class Modifiers
{
    extension<T>(Field<T> field)
        where T : notnull
    {
        /// <summary>The user must give it.</summary>
        public Field<T> Required() => field with { Presence = Presence.Required };

        /// <summary>Giving, changing or leaving it out does that: more sentences of the documentation, for those who can.</summary>
        public Field<T> Does(string sentences) => field with { Doc = $"{field.Doc} {sentences}", ReadDoc = field.ReadDoc ?? field.Doc };

        /// <summary>
        /// Where the user gives none it is that: the documentation says so, behind "Unset means" and without a full stop, and not that PVE
        /// picks a value.
        /// </summary>
        public Field<T> UnsetMeans(string what) => field.Does($"Unset means {what}.") with { UnsetMeaning = what };

        /// <summary>It is documented so for those who can only read it.</summary>
        public Field<T> ReadAs(string doc) => field with { ReadDoc = doc };

        /// <summary>Only PVE gives it.</summary>
        public Field<T> Computed() => field with { Presence = Presence.Computed };

        /// <summary>PVE tells it of each object, in every supported version, to everybody who may see the object.</summary>
        public Field<T> AlwaysReturned() => field with { IsAlwaysReturned = true };

        /// <summary>
        /// It names another object by that attribute of it: <c>pool_id</c>, or <c>network_bridge.name</c> where that object is not told
        /// from others by this alone.
        /// </summary>
        public Field<T> RefersTo(params ImmutableArray<string> attributes) =>
            field.RefersTo([.. attributes.Select(attribute => new Reference(attribute))]);

        /// <summary>It names another object in one of those ways.</summary>
        public Field<T> RefersTo(params ImmutableArray<Reference> references) =>
            field with { References = field.References.AddRange(references) };

        /// <summary>PVE calls it so.</summary>
        public Field<T> OnWire(string wireName) => field with { Wire = wireName };

        /// <summary>PVE writes it so.</summary>
        public Field<T> Written(WireForm form) => field with { WireForm = form };

        /// <summary>A property string may give its value alone, without the key.</summary>
        public Field<T> DefaultKey() => field with { IsDefaultKey = true };

        /// <summary>It stands there in PVE's answer: member names, <c>*</c> for every element.</summary>
        public Field<T> From(params ImmutableArray<string> path) => field with { ReadFrom = path };

        /// <summary>PVE cannot change it on an existing object: a change replaces the object.</summary>
        public Field<T> Replacing() => field with { IsReplacing = true };

        /// <summary>A change of this name renames the object, and what refers to it with it.</summary>
        public Field<T> Renaming() => field with { IsReplacing = false, IsRenaming = true };

        /// <summary>No log, diagnostic or plan shows it. Every character of it counts.</summary>
        public Field<T> Secret() => field with { IsSecret = true, Format = field.Format == Formats.Line ? null : field.Format };

        /// <summary>Create alone uses it; later it is neither compared nor sent.</summary>
        public Field<T> CreateOnly() => field with { IsCreateOnly = true, IsNeverReturned = true };

        /// <summary>PVE picks a value where the user gives none.</summary>
        public Field<T> ServerChosen() => field with { IsServerChosen = true };

        /// <summary>The value of an object that is there tells nothing of what its user wants.</summary>
        public Field<T> Incidental(Func<Value, bool>? when = null) => field with { IsIncidental = when ?? (_ => true) };

        /// <summary>It is a free name, which a client that has names of its own for objects may choose where the user gives none.</summary>
        public Field<T> Autonamed() => field with { IsAutonamed = true };

        /// <summary>A computed value whose planned change is a difference by itself.</summary>
        public Field<T> Differing() => field with { IsDifference = true };

        /// <summary>Any change of the object may change this computed value.</summary>
        public Field<T> UnknownOnUpdate() => field with { IsUnknownOnUpdate = true };

        /// <summary>It is what the resource has yet to do, which is known from its state alone.</summary>
        public Field<T> Remembered() => field with { IsRemembered = true };

        /// <summary>A change of one of those attributes beside it may change this value that the user does not give.</summary>
        public Field<T> UnknownWhenChanges(Func<ImmutableArray<Field>> others) => field with { Follows = others };

        /// <summary>A change of one of those attributes of the whole object may change this value that the user does not give.</summary>
        public Field<T> UnknownWhenObjectChanges(Func<ImmutableArray<Field>> others) => field with { FollowsObject = others };

        /// <summary>PVE changes this value of its own accord when the object changes in that way from its state to its plan.</summary>
        public Field<T> UnknownWhen(Func<Value, Value, bool> isTouched) => field with { IsUnknownWhen = isTouched };

        /// <summary>PVE keeps it under that key in the property string of a parameter that other attributes share.</summary>
        public Field<T> PartOf(string parameter, string key) => field with { Wire = parameter, Part = key };

        /// <summary>Its slots are those parameters.</summary>
        public Field<T> InSlots(params ImmutableArray<SlotName> slots) => field with { SlotNames = slots, WireForm = WireForm.Slots };

        /// <summary>The key of an element says enough: it may have no members.</summary>
        public Field<T> KeyIsEnough() => field with { IsKeyEnough = true };

        /// <summary>PVE never answers with it.</summary>
        public Field<T> NeverReturned() => field with { IsNeverReturned = true };

        /// <summary>It is no parameter of the object's own requests; a hook deals with it.</summary>
        public Field<T> NotAParameter() => field with { IsNotAParameter = true };

        /// <summary>PVE asks for it in every update, whatever the update is about.</summary>
        public Field<T> InEveryUpdate() => field with { IsInEveryUpdate = true };

        /// <summary>PVE clears it so when the user removes it.</summary>
        public Field<T> ClearedBy(Clear clear) => field with { Clear = clear };

        /// <summary>PVE means this value when it answers without the attribute.</summary>
        public Field<T> ImpliedDefault(Value value) => field with { ImpliedDefault = value };

        /// <summary>One of those texts.</summary>
        public Field<T> OneOf(params ImmutableArray<string> allowed) =>
            field with { Allowed = allowed, Rules = field.Rules.Add(Rule.OneOf(allowed)) };

        /// <summary>One of those texts, which mean that.</summary>
        public Field<T> OneOf(params ImmutableArray<(string Word, string Meaning)> allowed) =>
            field.OneOf([.. allowed.Select(entry => entry.Word)]) with { Meanings = Told(allowed) };

        /// <summary>One of those words of a vocabulary; of all when none is named.</summary>
        public Field<T> OneOf(Vocabulary vocabulary, params ImmutableArray<string> words) =>
            field.OneOf([.. vocabulary.Words.Where(entry => words.IsEmpty || words.Contains(entry.Word))]) with
            {
                Vocabulary = vocabulary,
                TypeName = vocabulary.Name
            };

        /// <summary>Programs call the type of its object, or of its words, so.</summary>
        public Field<T> TypeNamed(string name) => field with { TypeName = name };

        /// <summary>
        /// Programs call the type of its object, or of its words, so, as they do that of attributes with other texts, in any area:
        /// <c>cluster:Location</c> is the type <c>Location</c> of the area <c>cluster</c>.
        /// </summary>
        public Field<T> TypeNamed(string name, string doc) => field with { TypeName = name, TypeDoc = doc };

        /// <summary>One of those texts, of which PVE gets more from version to version: checked, but no type of its own anywhere.</summary>
        public Field<T> Among(params ImmutableArray<string> words) => field.Checked(Rule.OneOf(words));

        /// <summary>
        /// One of those texts, which mean that, and of which PVE gets more from version to version: checked, and offered where clients can
        /// offer words.
        /// </summary>
        public Field<T> Among(params ImmutableArray<(string Word, string Meaning)> known) =>
            field.Among([.. known.Select(entry => entry.Word)]) with
            {
                Known = [.. known.Select(entry => entry.Word)],
                Meanings = Told(known)
            };

        /// <summary>PVE knows those words since that version.</summary>
        public Field<T> WordsSince(string version, params ImmutableArray<string> words) =>
            field with { WordSpans = words.Aggregate(field.WordSpans, (spans, word) => spans.SetItem(word, new(version, null))) };

        /// <summary>PVE knows those words only before that version.</summary>
        public Field<T> WordsUntil(string version, params ImmutableArray<string> words) =>
            field with { WordSpans = words.Aggregate(field.WordSpans, (spans, word) => spans.SetItem(word, new(null, version))) };

        /// <summary>Text that the whole pattern matches; the expectation is read after "must be".</summary>
        public Field<T> Matching(string pattern, string expectation) => field.Checked(Rule.Pattern(pattern, expectation));

        /// <summary>A number of that range, both ends included.</summary>
        public Field<T> Between(long least, long most = long.MaxValue) => field.Checked(Rule.Between(least, most));

        /// <summary>Text of that many characters.</summary>
        public Field<T> OfLength(int least, int most) => field.Checked(Rule.Length(least, most));

        /// <summary>Held to a rule of its own.</summary>
        public Field<T> Checked(Rule rule) => field with { Rules = field.Rules.Add(rule) };

        /// <summary>Text of that notation: other spellings of the same meaning make no diff.</summary>
        public Field<T> As(Format format) => field with { Format = format };

        /// <summary>An unset value of the provider's configuration is taken from there.</summary>
        public Field<T> FromEnvironment(params ImmutableArray<string> variables) => field with { Environment = variables };

        /// <summary>PVE asks for those privileges.</summary>
        public Field<T> Needs(params ImmutableArray<Privilege> privileges) =>
            field with { Privileges = field.Privileges.AddRange(privileges) };

        /// <summary>PVE keeps it for its superuser.</summary>
        public Field<T> RootOnly() => field.RootOnly("it", _ => true);

        /// <summary>
        /// PVE keeps some values for its superuser: what they are, to be read behind "set", and whether a value is one of them.
        /// </summary>
        public Field<T> RootOnly(string what, Func<Value, bool> applies) => field with { RootOnly = new(what, applies) };

        /// <summary>What runs takes on a change then.</summary>
        public Field<T> TakesEffect(Effect effect) => field with { Effect = effect };

        /// <summary>PVE has the parameter since that version.</summary>
        public Field<T> Since(string version) => field with { Since = version };

        /// <summary>PVE no longer has the parameter from that version on; a declaration of that name serves the same.</summary>
        public Field<T> Until(string version, string? instead = null) => field with { Until = version, Instead = instead };

        /// <summary>It still works, but will go.</summary>
        public Field<T> Deprecated(string instead, string removal) => field with { Deprecation = new(instead, removal) };
    }

    private static ImmutableDictionary<string, string> Told(ImmutableArray<(string Word, string Meaning)> words) =>
        words.ToImmutableDictionary(entry => entry.Word, entry => entry.Meaning, StringComparer.Ordinal);
}
