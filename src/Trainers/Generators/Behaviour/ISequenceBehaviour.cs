namespace SynthRec.MLNet.Generators;

/// <summary>
/// A behaviour that draws what users do in the order of time: it sets the items, the times and, if the training data has them, the
/// event types of the batch, each user's events ordered by item and then by time. Items may repeat.
/// </summary>
internal interface ISequenceBehaviour : IBehaviourModel
{
    /// <summary>The ids of the event types; null if there are none.</summary>
    Vocabulary? EventTypes { get; }

    /// <summary>What drawn sequences should have as often as those of the training data; null to leave that to the model.</summary>
    SequenceTargets? Targets { get; }
}
